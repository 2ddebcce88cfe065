; What a macro is given is parsed as if it were code, which it mostly is.
((macro_invocation (token_tree) @injection.content)
  (#set! injection.language "rust")
  (#set! injection.include-children))
((macro_rule right: (token_tree) @injection.content)
  (#set! injection.language "rust")
  (#set! injection.include-children))

; Documentation is Markdown, over all its lines.
((line_comment doc: (doc_comment) @injection.content)
  (#set! injection.language "markdown")
  (#set! injection.combined))
((block_comment doc: (doc_comment) @injection.content)
  (#set! injection.language "markdown"))

((call_expression
  function: (scoped_identifier path: (identifier) @_regex name: (identifier) @_new)
  arguments: (arguments . (_ (string_content) @injection.content)))
  (#any-of? @_regex "Regex" "RegexBuilder" "RegexSet")
  (#eq? @_new "new")
  (#set! injection.language "regex"))
