"""Reviewing anything in named steps: what may follow what, who took which step, when and why."""
