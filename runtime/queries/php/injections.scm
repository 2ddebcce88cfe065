((text) @injection.content
  (#set! injection.language "html")
  (#set! injection.combined))

((heredoc identifier: (heredoc_start) @_tag value: (heredoc_body (string_content)+ @injection.content))
  (#match? @_tag "^(?i:html)$")
  (#set! injection.language "html"))
((heredoc identifier: (heredoc_start) @_tag value: (heredoc_body (string_content)+ @injection.content))
  (#match? @_tag "^(?i:sql)$")
  (#set! injection.language "sql"))
