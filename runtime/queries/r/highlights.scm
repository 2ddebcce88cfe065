; Names that nothing below says more about
(identifier) @variable
((identifier) @constant (#match? @constant "^[A-Z][A-Z\\d_]+$"))
(extract_operator rhs: (identifier) @variable.other.member)
(namespace_operator lhs: (identifier) @namespace)
(parameter name: (identifier) @variable.parameter)
(argument name: (identifier) @variable.parameter)
[(dots) (dot_dot_i)] @variable.builtin

; Functions
(binary_operator lhs: (identifier) @function rhs: (function_definition))
(binary_operator rhs: (identifier) @variable)
(call function: [(identifier) @function (namespace_operator rhs: (identifier) @function)])
(call function: (extract_operator rhs: (identifier) @function.method))
((call function: (identifier) @function.builtin)
  (#any-of? @function.builtin
    "c" "list" "vector" "matrix" "data.frame" "factor" "names" "length" "nrow" "ncol" "seq" "seq_along" "seq_len" "rep"
    "paste" "paste0" "print" "cat" "sprintf" "lapply" "sapply" "vapply" "mapply" "apply" "Reduce" "Filter" "Map" "sum"
    "mean" "max" "min" "is.null" "is.na" "stop" "warning" "stopifnot" "class" "str" "head" "tail"))
((call function: (identifier) @keyword.control.import)
  (#any-of? @keyword.control.import "library" "require" "source" "requireNamespace"))
((call function: (identifier) @keyword.control.return) (#any-of? @keyword.control.return "return" "invisible"))
((call function: (identifier) @keyword.control.exception)
  (#any-of? @keyword.control.exception "tryCatch" "try" "stop" "on.exit"))

; Keywords
["function" "\\"] @keyword.function
["if" "else"] @keyword.control.conditional
["for" "while" "repeat" "in" (break) (next)] @keyword.control.repeat

; Operators and marks
["!" "!=" "$" "&" "&&" "*" "**" "+" "-" "->" "->>" "/" ":" ":=" "<" "<-" "<<-" "<=" "=" "==" ">" ">=" "?" "@" "^" "|"
 "|>" "||" "~" "special"] @operator
["::" ":::" (comma)] @punctuation.delimiter
["(" ")" "[" "]" "[[" "]]" "{" "}"] @punctuation.bracket

; Literals
(integer) @constant.numeric.integer
(integer "L" @constant.numeric.integer)
[(float) (complex)] @constant.numeric.float
(complex "i" @constant.numeric.float)
[(true) (false)] @constant.builtin.boolean
((identifier) @constant.builtin.boolean (#any-of? @constant.builtin.boolean "T" "F"))
[(null) (na) (nan) (inf)] @constant.builtin
(na _ @constant.builtin)
(string) @string
(escape_sequence) @constant.character.escape

(comment) @comment.line
((comment) @comment.line.documentation (#match? @comment.line.documentation "^#'"))
