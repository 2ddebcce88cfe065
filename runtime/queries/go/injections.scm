; Patterns in calls of the package regexp
((call_expression
  function: (selector_expression operand: (identifier) @_package)
  arguments: (argument_list . (_ [(raw_string_literal_content) (interpreted_string_literal_content)] @injection.content)))
  (#eq? @_package "regexp")
  (#set! injection.language "regex"))
