"""The demonstration's film: its infographic, part by part, with a quiet tune; made by the worker, later."""
