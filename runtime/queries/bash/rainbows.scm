[
  (compound_statement) (subshell) (array) (test_command) (subscript) (expansion) (command_substitution)
  (process_substitution) (arithmetic_expansion) (parenthesized_expression) (function_definition) (c_style_for_statement)
] @rainbow.scope

["(" ")" "((" "))" "[" "]" "[[" "]]" "{" "}" "${" "$(" "$((" "<(" ">("] @rainbow.bracket
