; Names that nothing below says more about
(simple_identifier) @variable
(type_identifier) @type
((simple_identifier) @type (#match? @type "^[A-Z]"))
((simple_identifier) @variable.parameter (#match? @variable.parameter "^\\$\\d+$"))
((simple_identifier) @comment.unused (#eq? @comment.unused "_"))
[(self_expression) (super_expression)] @variable.builtin
((simple_identifier) @variable.builtin (#any-of? @variable.builtin "newValue" "oldValue"))

; Marks and operators
["!=" "!==" "%" "%=" "&" "&&" "*" "*=" "+" "++" "+=" "-" "--" "-=" "->" "..." "..<" "/" "/=" "<" "<<" "<=" "=" "=="
 "===" ">" ">=" ">>" "^" "|" "||" "~" "??" "?" (bang) (custom_operator)] @operator
["." "," ":" ";"] @punctuation.delimiter
(ternary_expression ["?" ":"] @operator)
(optional_type "?" @operator)
["(" ")" "[" "]" "{" "}"] @punctuation.bracket
(type_arguments ["<" ">"] @punctuation.bracket)
(type_parameters ["<" ">"] @punctuation.bracket)
(line_string_literal ["\\(" ")"] @punctuation.special)
(multi_line_string_literal ["\\(" ")"] @punctuation.special)

; Keywords
"import" @keyword.control.import
["func" "init" "deinit" "subscript" "operator" "macro"] @keyword.function
["class" "struct" "enum" "protocol" "extension" "typealias" "associatedtype" "let" "var" "actor"
 "precedencegroup"] @keyword.storage.type
[
  (visibility_modifier) (member_modifier) (function_modifier) (property_modifier) (inheritance_modifier)
  (parameter_modifier) (ownership_modifier) (mutation_modifier) (property_behavior_modifier) "indirect"
] @keyword.storage.modifier
(visibility_modifier _ @keyword.storage.modifier)
(property_modifier _ @keyword.storage.modifier)
(inheritance_modifier _ @keyword.storage.modifier)
(ownership_modifier _ @keyword.storage.modifier)
(member_modifier _ @keyword.storage.modifier)
["if" "switch" "guard" "case" (else) (default_keyword)] @keyword.control.conditional
["for" "while" "repeat" "break" "continue"] @keyword.control.repeat
(for_statement "in" @keyword.control.repeat)
["return" "yield"] @keyword.control.return
["do" (throw_keyword) (throws) (catch_keyword) (try_operator)] @keyword.control.exception
(try_operator _ @keyword.control.exception)
["await" "async"] @keyword.control
["get" "set" "willSet" "didSet" "some" "any" (where_keyword) (getter_specifier) (setter_specifier)] @keyword
(lambda_literal "in" @keyword)
["is" "as" (as_operator)] @keyword.operator
(as_operator _ @keyword.operator)
(enum_entry "case" @keyword.storage.type)

; Types
((type_identifier) @type.builtin
  (#any-of? @type.builtin
    "Any" "AnyObject" "Array" "Bool" "Character" "Dictionary" "Double" "Error" "Float" "Int" "Int16" "Int32" "Int64"
    "Int8" "Never" "Optional" "Result" "Self" "Set" "String" "UInt" "UInt16" "UInt32" "UInt64" "UInt8" "Void"))
(type_parameter (type_identifier) @type.parameter)
(enum_entry name: (simple_identifier) @type.enum.variant)
(import_declaration (identifier (simple_identifier) @namespace))

; Functions and members
(navigation_suffix suffix: (simple_identifier) @variable.other.member)
(class_body (property_declaration name: (pattern bound_identifier: (simple_identifier) @variable.other.member)))
(protocol_property_declaration name: (pattern bound_identifier: (simple_identifier) @variable.other.member))
(_ "func" . name: (simple_identifier) @function)
(call_expression . (simple_identifier) @function)
((call_expression . (simple_identifier) @constructor) (#match? @constructor "^[A-Z]"))
(call_expression . (navigation_expression suffix: (navigation_suffix suffix: (simple_identifier) @function.method)))
((navigation_suffix suffix: (simple_identifier) @keyword.function) (#eq? @keyword.function "init"))
((simple_identifier) @keyword.control (#any-of? @keyword.control "defer" "fallthrough"))
(parameter name: (simple_identifier) @variable.parameter)
(parameter external_name: (simple_identifier) @label)
((parameter external_name: (simple_identifier) @comment.unused) (#eq? @comment.unused "_"))
(lambda_parameter name: (simple_identifier) @variable.parameter)
(value_argument_label (simple_identifier) @label)
(statement_label) @label
(attribute "@" @attribute (user_type (type_identifier) @attribute))
(pattern . "." . (simple_identifier) @type.enum.variant)

; Literals
[(integer_literal) (hex_literal) (oct_literal) (bin_literal)] @constant.numeric.integer
(real_literal) @constant.numeric.float
(boolean_literal) @constant.builtin.boolean
(boolean_literal _ @constant.builtin.boolean)
"nil" @constant.builtin
[(line_string_literal) (multi_line_string_literal) (raw_string_literal)] @string
(str_escaped_char) @constant.character.escape
(regex_literal) @string.regexp
[(directive) (diagnostic) "#selector" "#available" "#unavailable" "#file" "#line" "#column" "#function"
 "#keyPath"] @keyword.directive

[(comment) (shebang_line)] @comment.line
(multiline_comment) @comment.block
((comment) @comment.line.documentation (#match? @comment.line.documentation "^///"))
((multiline_comment) @comment.block.documentation (#match? @comment.block.documentation "^/\\*\\*"))
