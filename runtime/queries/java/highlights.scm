; Names that nothing below says more about
(identifier) @variable
(type_identifier) @type
((identifier) @type (#match? @type "^[A-Z]"))
((identifier) @constant (#match? @constant "^[A-Z][A-Z\\d_]+$"))
(underscore_pattern) @comment.unused

; Marks and operators
["!" "!=" "%" "%=" "&" "&&" "&=" "*" "*=" "+" "++" "+=" "-" "--" "-=" "->" "..." "/" "/=" "::" "<" "<<" "<<=" "<="
 "=" "==" ">" ">=" ">>" ">>=" ">>>" ">>>=" "?" "^" "^=" "|" "|=" "||" "~"] @operator
["." "," ";" ":"] @punctuation.delimiter
(ternary_expression ":" @operator)
["(" ")" "[" "]" "{" "}"] @punctuation.bracket
(type_arguments ["<" ">"] @punctuation.bracket)
(type_parameters ["<" ">"] @punctuation.bracket)
(asterisk "*" @operator)

; Keywords
["package" "import" "module" "requires" "exports" "opens" "provides" "uses" "to" "transitive"] @keyword.control.import
["if" "else" "switch" "case" "default" "when"] @keyword.control.conditional
["for" "while" "do" "break" "continue"] @keyword.control.repeat
["return" "yield"] @keyword.control.return
["try" "catch" "finally" "throw" "throws" "assert"] @keyword.control.exception
["class" "interface" "enum" "record" "@interface"] @keyword.storage.type
["abstract" "final" "native" "non-sealed" "open" "private" "protected" "public" "sealed" "static" "strictfp"
 "synchronized" "transient" "volatile"] @keyword.storage.modifier
["extends" "implements" "permits" "with"] @keyword
["new" "instanceof"] @keyword.operator
[(this) (super)] @variable.builtin
(class_literal "class" @keyword)

; Types
[(boolean_type) (void_type)] @type.builtin
(integral_type _ @type.builtin)
(floating_point_type _ @type.builtin)
((type_identifier) @type.builtin (#eq? @type.builtin "var"))
(type_parameter (type_identifier) @type.parameter)
(enum_constant name: (identifier) @type.enum.variant)
(switch_label (identifier) @type.enum.variant)
(package_declaration [(identifier) @namespace (scoped_identifier) @namespace])
(scoped_identifier scope: [(identifier) @namespace (scoped_identifier name: (identifier) @namespace)])
(scoped_identifier name: (identifier) @namespace (#match? @namespace "^[a-z]"))
(scoped_identifier name: (identifier) @type (#match? @type "^[A-Z]"))

; Functions and fields
(method_declaration name: (identifier) @function.method)
(method_invocation name: (identifier) @function.method)
(method_reference "::" (identifier) @function.method)
(annotation_type_element_declaration name: (identifier) @function.method)
(constructor_declaration name: (identifier) @constructor)
(compact_constructor_declaration name: (identifier) @constructor)
(object_creation_expression type: [(type_identifier) @constructor (generic_type (type_identifier) @constructor)])
(field_access field: (identifier) @variable.other.member)
(field_declaration declarator: (variable_declarator name: (identifier) @variable.other.member (#match? @variable.other.member "[a-z]")))
(element_value_pair key: (identifier) @variable.other.member)
(formal_parameter name: (identifier) @variable.parameter)
(spread_parameter (variable_declarator name: (identifier) @variable.parameter))
(catch_formal_parameter name: (identifier) @variable.parameter)
(lambda_expression parameters: (identifier) @variable.parameter)
(inferred_parameters (identifier) @variable.parameter)
(labeled_statement . (identifier) @label)
[(break_statement (identifier) @label) (continue_statement (identifier) @label)]

; Annotations
(annotation "@" @attribute name: (_) @attribute)
(marker_annotation "@" @attribute name: (_) @attribute)

; Literals
[(decimal_integer_literal) (hex_integer_literal) (octal_integer_literal) (binary_integer_literal)] @constant.numeric.integer
[(decimal_floating_point_literal) (hex_floating_point_literal)] @constant.numeric.float
[(true) (false)] @constant.builtin.boolean
(null_literal) @constant.builtin
(character_literal) @constant.character
(string_literal) @string
(escape_sequence) @constant.character.escape
(string_interpolation ["\\{" "}"] @punctuation.special)

(line_comment) @comment.line
(block_comment) @comment.block
((block_comment) @comment.block.documentation (#match? @comment.block.documentation "^/\\*\\*"))
