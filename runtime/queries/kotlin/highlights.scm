; Names that nothing below says more about
(identifier) @variable
((identifier) @constant (#match? @constant "^[A-Z][A-Z\\d_]+$"))
((identifier) @comment.unused (#eq? @comment.unused "_"))
((identifier) @type (#match? @type "^[A-Z]\\w*[a-z]"))
((identifier) @variable.builtin (#any-of? @variable.builtin "it" "field"))

; Marks and operators
["!" "!!" "!=" "!==" "%" "%=" "&&" "*" "*=" "+" "++" "+=" "-" "--" "-=" "->" ".." "..<" "/" "/=" "<" "<=" "=" "==" "==="
 ">" ">=" "?" "?." "?:" "||" "&" "::"] @operator
["." "," ":" ";"] @punctuation.delimiter
["(" ")" "[" "]" "{" "}"] @punctuation.bracket
(type_arguments ["<" ">"] @punctuation.bracket)
(type_parameters ["<" ">"] @punctuation.bracket)
(interpolation ["$" "${" "}"] @punctuation.special)

; Keywords
["package" "import"] @keyword.control.import
"fun" @keyword.function
["val" "var" "class" "interface" "object" "typealias" "companion"] @keyword.storage.type
[
  (visibility_modifier) (class_modifier) (function_modifier) (inheritance_modifier) (member_modifier)
  (parameter_modifier) (platform_modifier) (property_modifier) (variance_modifier) (reification_modifier)
] @keyword.storage.modifier
(modifiers (_ _ @keyword.storage.modifier))
(parameter_modifiers (_ _ @keyword.storage.modifier))
["init" "constructor" "get" "set" "by" "where" "dynamic"] @keyword
["if" "else" "when"] @keyword.control.conditional
["for" "while" "do"] @keyword.control.repeat
["return" "return@"] @keyword.control.return
["try" "catch" "finally" "throw"] @keyword.control.exception
["as" "as?" "is" "!is" "in" "!in"] @keyword.operator
(import "as" @keyword.control.import)
(for_statement "in" @keyword.control.repeat)
[(this_expression "this" @variable.builtin) (super_expression "super" @variable.builtin)]
((identifier) @keyword.control.repeat (#any-of? @keyword.control.repeat "break" "continue"))

; Types
(user_type (identifier) @type)
((user_type (identifier) @type.builtin)
  (#any-of? @type.builtin
    "Any" "Boolean" "Byte" "Char" "Double" "Float" "Int" "Long" "Nothing" "Short" "String" "UByte" "UInt" "ULong"
    "UShort" "Unit"))
(class_declaration name: (identifier) @type)
(object_declaration name: (identifier) @type)
(companion_object name: (identifier) @type)
(type_alias type: (identifier) @type)
(type_parameter (identifier) @type.parameter)
(enum_entry . (identifier) @type.enum.variant)
(package_header (qualified_identifier (identifier) @namespace))
((import (qualified_identifier (identifier) @namespace)) (#match? @namespace "^[a-z]"))

; Functions and fields
(navigation_expression "." (identifier) @variable.other.member)
(navigation_expression "?." (identifier) @variable.other.member)
(navigation_expression "::" (identifier) @function)
(class_parameter (identifier) @variable.other.member)
(class_body (property_declaration (variable_declaration (identifier) @variable.other.member (#match? @variable.other.member "[a-z]"))))
(function_declaration name: (identifier) @function)
(call_expression . (identifier) @function)
((call_expression . (identifier) @constructor) (#match? @constructor "^[A-Z]"))
(call_expression . (navigation_expression (_) (identifier) @function.method))
(infix_expression (_) . (identifier) @function . (_))
(parameter (identifier) @variable.parameter)
(lambda_parameters (variable_declaration (identifier) @variable.parameter))
(value_argument (identifier) @variable.parameter . "=")
(constructor_invocation (user_type (identifier) @constructor))

; Annotations and labels
(annotation "@" @attribute)
(annotation [(user_type (identifier) @attribute) (constructor_invocation (user_type (identifier) @attribute))])
(file_annotation ["@" "file" ":"] @attribute)
(file_annotation [(user_type (identifier) @attribute) (constructor_invocation (user_type (identifier) @attribute))])
(use_site_target) @attribute
(label) @label
(return_expression label: (identifier) @label)

; Literals
(number_literal) @constant.numeric.integer
(float_literal) @constant.numeric.float
((identifier) @constant.builtin.boolean (#any-of? @constant.builtin.boolean "true" "false"))
((identifier) @constant.builtin (#eq? @constant.builtin "null"))
(character_literal) @constant.character
[(string_literal) (multiline_string_literal)] @string
(escape_sequence) @constant.character.escape

(line_comment) @comment.line
(block_comment) @comment.block
((block_comment) @comment.block.documentation (#match? @comment.block.documentation "^/\\*\\*"))
(shebang) @comment.line
