"""Pure decisions about outlines: parts, passages, versions compared."""
