"""ffmpeg, kept on a short line: only whitelisted readers of local files, in a process of bounded means."""
