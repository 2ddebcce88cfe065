; Names that nothing below says more about
(identifier) @variable
(package_identifier) @namespace
(label (identifier) @variable.other.member)
(label [(required (identifier) @variable.other.member) (optional (identifier) @variable.other.member)])
(selector_expression "." (identifier) @variable.other.member)
((identifier) @type (#match? @type "^_?#"))
(label alias: (identifier) @variable)
(label (optional alias: (identifier) @variable))
(let_clause left: (identifier) @variable)
(for_clause ["for" ","] (identifier) @variable.parameter)

; Functions and attributes
(call_expression function: (identifier) @function)
(call_expression function: (selector_expression "." (identifier) @function))
(builtin_function) @function.builtin
(builtin_function _ @function.builtin)
(attribute "@" @attribute . (identifier) @attribute)

; Types
(primitive_type) @type.builtin
(primitive_type _ @type.builtin)
(top) @type.builtin
(top _ @type.builtin)

; Keywords
["package" "import"] @keyword.control.import
"let" @keyword.storage.type
["for" "in"] @keyword.control.repeat
"if" @keyword.control.conditional

; Literals
[(null) (bottom)] @constant.builtin
(boolean) @constant.builtin.boolean
(boolean _ @constant.builtin.boolean)
(number) @constant.numeric.integer
(float) @constant.numeric.float
(si_unit) @constant.numeric
(string) @string
(import_spec path: (string) @string.special.path)
[(escape_char) (escape_byte) (escape_unicode)] @constant.character.escape

; Operators and marks
["&" "&&" "|" "||" "==" "!=" "<" "<=" ">" ">=" "=~" "!~" "!" "+" "-" "*" "/" "=" "div" "mod" "quo" "rem"] @operator
(unary_expression operator: _ @operator)
(ellipsis) @operator
(required "!" @operator)
(optional "?" @operator)
["." "," ":"] @punctuation.delimiter
["(" ")" "[" "]" "{" "}"] @punctuation.bracket
(interpolation ["\\(" ")"] @punctuation.special)
(raw_interpolation _ @punctuation.special)

(comment) @comment.line
