"""Who was there, for which minutes, and who must study again (`KT3`, `CB2.4`)."""
