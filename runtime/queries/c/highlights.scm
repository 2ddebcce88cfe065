; Names that nothing below says more about
(identifier) @variable
(field_identifier) @variable.other.member
(type_identifier) @type
[(primitive_type) (sized_type_specifier)] @type.builtin
(statement_identifier) @label
((identifier) @constant (#match? @constant "^[A-Z][A-Z\\d_]+$"))

; Operators and marks
["!" "!=" "%" "%=" "&" "&&" "&=" "*" "*=" "+" "++" "+=" "-" "--" "-=" "->" "..." "/" "/=" "<" "<<" "<<=" "<=" "="
 "==" ">" ">=" ">>" ">>=" "?" "^" "^=" "|" "|=" "||" "~"] @operator
["." "," ";" ":" "::"] @punctuation.delimiter
(conditional_expression ":" @operator)
["(" ")" "[" "]" "{" "}" "[[" "]]"] @punctuation.bracket

; Keywords
["if" "else" "switch" "case" "default"] @keyword.control.conditional
["for" "while" "do" "break" "continue"] @keyword.control.repeat
"return" @keyword.control.return
"goto" @keyword.control
["__try" "__except" "__finally" "__leave"] @keyword.control.exception
["struct" "union" "enum" "typedef" "unsigned" "signed" "long" "short"] @keyword.storage.type
[(storage_class_specifier) (type_qualifier) "const" "static" "extern" "inline"] @keyword.storage.modifier
["sizeof" "offsetof" "alignof" "_Alignof" "__alignof" "__alignof__" "_alignof" "_Generic" "defined"] @keyword.operator
["asm" "__asm" "__asm__" "__extension__" (gnu_asm_qualifier)] @keyword
(sized_type_specifier ["unsigned" "signed" "long" "short"] @type.builtin)

; Preprocessor
["#define" "#if" "#ifdef" "#ifndef" "#elif" "#elifdef" "#elifndef" "#else" "#endif" (preproc_directive)] @keyword.directive
"#include" @keyword.control.import
(preproc_def name: (identifier) @constant)
(preproc_function_def name: (identifier) @function.special)
(preproc_params (identifier) @variable.parameter)
(preproc_ifdef name: (identifier) @constant)
(preproc_defined (identifier) @constant)

; Definitions and calls
(enumerator name: (identifier) @type.enum.variant)
(function_declarator declarator: [
  (identifier) @function
  (parenthesized_declarator (identifier) @function)
])
(call_expression function: [
  (identifier) @function
  (field_expression field: (field_identifier) @function.method)
])
((call_expression function: (identifier) @function.special) (#match? @function.special "^[A-Z][A-Z\\d_]+$"))
(parameter_declaration declarator: [
  (identifier) @variable.parameter
  (pointer_declarator declarator: (identifier) @variable.parameter)
  (array_declarator declarator: (identifier) @variable.parameter)
  (pointer_declarator declarator: (pointer_declarator declarator: (identifier) @variable.parameter))
])
(attribute name: (identifier) @attribute)
["__attribute" "__attribute__" "__declspec"] @attribute
(ms_declspec_modifier (identifier) @attribute)

; Literals
(number_literal) @constant.numeric.integer
((number_literal) @constant.numeric.float (#match? @constant.numeric.float "^(0[xX][0-9a-fA-F']*\\.|0[xX].*[pP]|[0-9']*\\.|[0-9][0-9']*[eE])"))
[(true) (false)] @constant.builtin.boolean
(null) @constant.builtin
(string_literal) @string
(char_literal) @constant.character
(escape_sequence) @constant.character.escape
(preproc_include path: [(string_literal) (system_lib_string)] @string.special.path)
(preproc_call argument: (preproc_arg) @string.special)

(comment) @comment.line
((comment) @comment.block (#match? @comment.block "^/\\*"))
((comment) @comment.line.documentation (#match? @comment.line.documentation "^//[/!]"))
((comment) @comment.block.documentation (#match? @comment.block.documentation "^/\\*[*!][^*/]"))
