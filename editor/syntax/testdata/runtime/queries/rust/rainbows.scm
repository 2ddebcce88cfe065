[(block) (parameters) (arguments) (parenthesized_expression)] @rainbow.scope
["{" "}" "(" ")"] @rainbow.bracket
