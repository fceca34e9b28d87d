"""The public portal: what is open to the people, for whoever comes (`R5`, `CB2.3`)."""
