; Names that nothing below says more about
(identifier) @variable
(attribute (identifier) @variable.other.member)
(get_attr (identifier) @variable.other.member)
(object_elem key: (expression (variable_expr (identifier) @variable.other.member)))
(function_call (identifier) @function)
(for_intro (identifier) @variable.parameter)

; Blocks
(block (identifier) @type)
(block (string_lit) @string.special)
((block . (identifier) @keyword)
  (#any-of? @keyword
    "terraform" "provider" "resource" "data" "module" "variable" "locals" "output" "import" "moved" "removed" "check"
    "job" "group" "task" "source" "build" "packer"))

((variable_expr (identifier) @variable.builtin)
  (#any-of? @variable.builtin "var" "local" "module" "data" "each" "count" "self" "path" "terraform"))
((identifier) @type.builtin
  (#any-of? @type.builtin "string" "number" "bool" "any"))
((function_call (identifier) @type.builtin)
  (#any-of? @type.builtin "list" "map" "set" "object" "tuple" "optional"))

; Keywords
["for" "in" "endfor"] @keyword.control.repeat
["if" "else" "endif"] @keyword.control.conditional

; Literals
(bool_lit) @constant.builtin.boolean
(bool_lit _ @constant.builtin.boolean)
(null_lit) @constant.builtin
(numeric_lit) @constant.numeric
[(quoted_template_start) (quoted_template_end) (template_literal)] @string
(block (string_lit [(quoted_template_start) (quoted_template_end) (template_literal)] @string.special))
[(heredoc_identifier) (heredoc_start) "<<" "<<-"] @label
[(template_interpolation_start) (template_interpolation_end)
 (template_directive_start) (template_directive_end) (strip_marker)] @punctuation.special

; Operators and marks
["!" "!=" "%" "&&" "*" "+" "-" "/" "<" "<=" "=" "==" "=>" ">" ">=" "?" "||" (ellipsis) ".*" "[*]"] @operator
["." "," ":"] @punctuation.delimiter
(conditional ":" @operator)
["(" ")" "[" "]" "{" "}"] @punctuation.bracket

(comment) @comment.line
((comment) @comment.block (#match? @comment.block "^/\\*"))
