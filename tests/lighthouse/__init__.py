"""Lighthouse on a real site: the pages that everybody opens, as a cheap phone on a slow line gets them."""
