; A line that begins with $(CC) is not a command the grammar of the shell can read
((shell_text) @injection.content
  (#match? @injection.content "^[^$]")
  (#set! injection.language "bash"))
((shell_command) @injection.content
  (#set! injection.language "bash"))
