(regex pattern: (regex_pattern) @injection.content (#set! injection.language "regex"))

; html`<p>${x}</p>`, css`...`: the tag names the language.
(call_expression
  function: (identifier) @injection.language
  arguments: (template_string (string_fragment) @injection.content)
  (#any-of? @injection.language "html" "css" "sql" "json" "markdown" "graphql"))
; styled.div`...`
(call_expression
  function: (member_expression object: (identifier) @_styled)
  arguments: (template_string (string_fragment) @injection.content)
  (#eq? @_styled "styled")
  (#set! injection.language "css"))
