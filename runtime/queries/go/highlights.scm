; Names that nothing below says more about
(identifier) @variable
(field_identifier) @variable.other.member
(type_identifier) @type
(package_identifier) @namespace
(label_name) @label
[(blank_identifier) (dot)] @comment.unused
((identifier) @comment.unused (#eq? @comment.unused "_"))

; Operators and marks
["!" "!=" "%" "%=" "&" "&&" "&=" "&^" "&^=" "*" "*=" "+" "++" "+=" "-" "--" "-=" "..." "/" "/=" ":=" "<" "<-" "<<"
 "<<=" "<=" "=" "==" ">" ">=" ">>" ">>=" "^" "^=" "|" "|=" "||" "~"] @operator
["." "," ";" ":"] @punctuation.delimiter
["(" ")" "[" "]" "{" "}"] @punctuation.bracket

; Keywords
"func" @keyword.function
["package" "import"] @keyword.control.import
["if" "else" "switch" "case" "select" "default" "fallthrough"] @keyword.control.conditional
["for" "range" "break" "continue"] @keyword.control.repeat
"return" @keyword.control.return
["go" "defer" "goto"] @keyword.control
["type" "struct" "interface" "map" "chan" "var"] @keyword.storage.type
"const" @keyword.storage.modifier

; Types and constants
(type_spec name: (type_identifier) @type)
(type_parameter_declaration name: (identifier) @type.parameter)
(const_spec name: (identifier) @constant)
((identifier) @constant (#match? @constant "^[A-Z][A-Z\\d_]+$"))
[(true) (false)] @constant.builtin.boolean
[(nil) (iota)] @constant.builtin

; Functions
(function_declaration name: (identifier) @function)
(method_declaration name: (field_identifier) @function.method)
(method_elem name: (field_identifier) @function.method)
(call_expression function: [
  (identifier) @function
  (parenthesized_expression (identifier) @function)
  (selector_expression field: (field_identifier) @function.method)
])
(call_expression
  function: (identifier) @function.builtin
  (#is-not? local)
  (#any-of? @function.builtin
    "append" "cap" "clear" "close" "complex" "copy" "delete" "imag" "len" "make" "max" "min" "new" "panic" "print"
    "println" "real" "recover"))
([(type_identifier) @type.builtin (call_expression function: (identifier) @type.builtin)]
  (#any-of? @type.builtin
    "any" "bool" "byte" "comparable" "complex128" "complex64" "error" "float32" "float64" "int" "int16" "int32" "int64"
    "int8" "rune" "string" "uint" "uint16" "uint32" "uint64" "uint8" "uintptr"))
(parameter_declaration name: (identifier) @variable.parameter)
(variadic_parameter_declaration name: (identifier) @variable.parameter)
(keyed_element . (literal_element (identifier) @variable.other.member))
(import_spec name: (package_identifier) @namespace)

; Literals
[(int_literal) (imaginary_literal)] @constant.numeric.integer
(float_literal) @constant.numeric.float
(rune_literal) @constant.character
[(interpreted_string_literal) (raw_string_literal)] @string
(escape_sequence) @constant.character.escape
(import_spec path: (_) @string.special.path)
(field_declaration tag: (_) @string.special)

(comment) @comment.line
((comment) @comment.block (#match? @comment.block "^/\\*"))
((comment) @keyword.directive (#match? @keyword.directive "^//(go:|line |export | \\+build )"))
