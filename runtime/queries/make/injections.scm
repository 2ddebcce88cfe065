; A line that begins with $(CC) is not a command the shell's grammar can read
((recipe_line (shell_text)+ @injection.content)
  (#any-match? @injection.content "^[^$]")
  (#set! injection.language "bash"))
((shell_command) @injection.content
  (#set! injection.language "bash"))
