; Names that nothing below says more about
(lower_case_identifier) @variable
(upper_case_identifier) @constructor

; Keywords
[(module) (import) (as) (exposing) (effect)] @keyword.control.import
["if" "then" "else" (case) (of)] @keyword.control.conditional
["let" "in" (where)] @keyword
[(type) (alias)] @keyword.storage.type
[(port) (infix)] @keyword.storage.modifier

; Operators and marks
(operator_identifier) @operator
(operator_identifier _ @operator)
[(eq) (arrow) (backslash) "|" "::" "-" (double_dot)] @operator
[(colon) (dot) ","] @punctuation.delimiter
["(" ")" "[" "]" "{" "}"] @punctuation.bracket

; Modules and types
(upper_case_qid (upper_case_identifier) @namespace)
(value_qid (upper_case_identifier) @namespace)
(import_clause (as_clause name: (upper_case_identifier) @namespace))
(exposed_type (upper_case_identifier) @type)
(exposed_value (lower_case_identifier) @function)
(type_ref (upper_case_qid (upper_case_identifier) @type .))
(type_declaration name: (upper_case_identifier) @type)
(type_alias_declaration name: (upper_case_identifier) @type)
(union_variant name: (upper_case_identifier) @type.enum.variant)
(union_pattern (upper_case_qid (upper_case_identifier) @constructor .))
(value_expr name: (upper_case_qid (upper_case_identifier) @constructor .))
[(lower_type_name (lower_case_identifier) @type.parameter) (type_variable (lower_case_identifier) @type.parameter)]
((type_ref (upper_case_qid (upper_case_identifier) @type.builtin))
  (#any-of? @type.builtin "Int" "Float" "String" "Char" "Bool" "Never" "Order"))
((upper_case_identifier) @constant.builtin.boolean (#any-of? @constant.builtin.boolean "True" "False"))

; Functions
(type_annotation name: (lower_case_identifier) @function)
(port_annotation name: (lower_case_identifier) @function)
(function_declaration_left . (lower_case_identifier) @function)
(function_call_expr target: (value_expr name: (value_qid (lower_case_identifier) @function)))
(value_qid (dot) (lower_case_identifier) @function)
(lower_pattern (lower_case_identifier) @variable.parameter)
[(anything_pattern) (underscore)] @comment.unused

; Records
(field_type name: (lower_case_identifier) @variable.other.member)
(field name: (lower_case_identifier) @variable.other.member)
(field_access_expr (lower_case_identifier) @variable.other.member)
(field_accessor_function_expr (lower_case_identifier) @variable.other.member)
(record_pattern (lower_pattern (lower_case_identifier) @variable.other.member))

; Literals
(number_literal) @constant.numeric
(char_constant_expr) @constant.character
(string_constant_expr) @string
(string_escape) @constant.character.escape
(glsl_code_expr) @string.special

(line_comment) @comment.line
(block_comment) @comment.block
((block_comment) @comment.block.documentation (#match? @comment.block.documentation "^\\{-\\|"))
