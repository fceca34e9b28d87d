"""Adversarial tests: what someone would try who means harm, or whose thumb slips."""
