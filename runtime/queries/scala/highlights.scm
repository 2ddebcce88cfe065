; Names that nothing below says more about
(identifier) @variable
(type_identifier) @type
((identifier) @type (#match? @type "^[A-Z]\\w*[a-z]"))
((identifier) @constant (#match? @constant "^[A-Z][A-Z\\d_]*$"))
((identifier) @variable.builtin (#any-of? @variable.builtin "this" "super"))
(operator_identifier) @operator
(wildcard _ @comment.unused)

; Marks and operators
["=" "=>" "<-" ":" "@" "#" "*" "+" "-" "!" "<:" ">:" "<%" "?=>" "=>>"] @operator
["," "." ";" ":"] @punctuation.delimiter
["(" ")" "[" "]" "{" "}"] @punctuation.bracket
(interpolation ["$"] @punctuation.special)
(interpolation (block ["{" "}"] @punctuation.special))

; Keywords
["package" "import" "export" "given"] @keyword.control.import
["if" "then" "else" "match" "case"] @keyword.control.conditional
["for" "while" "do" "yield"] @keyword.control.repeat
["return"] @keyword.control.return
["try" "catch" "finally" "throw"] @keyword.control.exception
["def"] @keyword.function
["class" "object" "trait" "enum" "type" "val" "var" "extension"] @keyword.storage.type
[
  "abstract" "final" "implicit" "lazy" "override" "private" "protected" "sealed" "opaque" "inline" "infix" "open"
  "transparent" "using"
] @keyword.storage.modifier
["extends" "with" "derives" "end" "macro" "as"] @keyword
["new"] @keyword.operator
(class_definition "case" @keyword.storage.modifier)
(enum_case_definitions "case" @keyword.storage.type)

; Types
((type_identifier) @type.builtin
  (#any-of? @type.builtin
    "Any" "AnyRef" "AnyVal" "Boolean" "Byte" "Char" "Double" "Float" "Int" "Long" "Nothing" "Null" "Short" "String"
    "Unit"))
(type_parameters name: (identifier) @type.parameter)
(covariant_type_parameter name: (identifier) @type.parameter)
(contravariant_type_parameter name: (identifier) @type.parameter)
(class_definition name: (identifier) @type)
(object_definition name: (identifier) @type)
(trait_definition name: (identifier) @type)
(enum_definition name: (identifier) @type.enum)
(simple_enum_case name: (identifier) @type.enum.variant)
(full_enum_case name: (identifier) @type.enum.variant)
(case_class_pattern type: (type_identifier) @constructor)
(instance_expression (type_identifier) @constructor)
(instance_expression (generic_type type: (type_identifier) @constructor))
(package_identifier (identifier) @namespace)
((import_declaration (identifier) @namespace) (#match? @namespace "^[a-z]"))
((export_declaration (identifier) @namespace) (#match? @namespace "^[a-z]"))

; Functions and members
(function_definition name: (identifier) @function)
(function_declaration name: (identifier) @function)
(function_definition name: (operator_identifier) @function)
(call_expression function: [
  (identifier) @function
  (field_expression field: (identifier) @function.method)
  (generic_function function: (identifier) @function)
])
((call_expression function: (identifier) @constructor) (#match? @constructor "^[A-Z]"))
(infix_expression operator: (identifier) @function.method)
(interpolated_string_expression interpolator: (identifier) @function.builtin)
(field_expression field: (identifier) @variable.other.member)
(call_expression function: (field_expression field: (identifier) @function.method))
(template_body (val_definition pattern: (identifier) @variable.other.member (#match? @variable.other.member "^[a-z]")))
(class_parameter name: (identifier) @variable.parameter)
(parameter name: (identifier) @variable.parameter)
(lambda_expression parameters: (identifier) @variable.parameter)
(binding name: (identifier) @variable.parameter)
(annotation "@" @attribute name: (type_identifier) @attribute)

; Literals
(integer_literal) @constant.numeric.integer
(floating_point_literal) @constant.numeric.float
(boolean_literal) @constant.builtin.boolean
(boolean_literal _ @constant.builtin.boolean)
(null_literal) @constant.builtin
(unit _ @constant.builtin)
(character_literal) @constant.character
[(string) (interpolated_string)] @string
(escape_sequence) @constant.character.escape

(comment) @comment.line
(block_comment) @comment.block
((block_comment) @comment.block.documentation (#match? @comment.block.documentation "^/\\*\\*"))
