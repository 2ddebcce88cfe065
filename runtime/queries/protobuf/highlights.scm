; Names
(identifier) @variable
(package (full_ident (identifier) @namespace))
[(message_name) (enum_name) (service_name)] @type
(message_name (identifier) @type)
(enum_name (identifier) @type.enum)
(service_name (identifier) @type)
(message_or_enum_type (identifier) @type)
((message_or_enum_type (identifier) @namespace) (#match? @namespace "^[a-z]"))
(enum_field . (identifier) @type.enum.variant)
(field (identifier) @variable.other.member)
(oneof_field (identifier) @variable.other.member)
(map_field (identifier) @variable.other.member)
(oneof (identifier) @variable.other.member)
(rpc_name (identifier) @function)
(option [(identifier) @attribute (full_ident (identifier) @attribute)])
(field_option [(identifier) @attribute (full_ident (identifier) @attribute)])
(enum_value_option [(identifier) @attribute (full_ident (identifier) @attribute)])
(constant (full_ident (identifier) @constant))
(block_lit (identifier) @variable.other.member)

; Types of the language
(type _ @type.builtin)
(type (message_or_enum_type)) @type
(key_type _ @type.builtin)

; Keywords
["syntax" "package" "import" "public" "weak"] @keyword.control.import
["message" "enum" "service" "oneof" "map"] @keyword.storage.type
["optional" "repeated" "stream" "reserved"] @keyword.storage.modifier
["rpc" "returns"] @keyword.function
["option" "max"] @keyword
"to" @keyword.operator

; Literals
(syntax "\"proto3\"" @string)
(string) @string
(import path: (string) @string.special.path)
(escape_sequence) @constant.character.escape
[(true) (false)] @constant.builtin.boolean
(int_lit) @constant.numeric.integer
(float_lit) @constant.numeric.float

["=" "+" "-"] @operator
["." "," ":" ";"] @punctuation.delimiter
["(" ")" "[" "]" "{" "}" "<" ">"] @punctuation.bracket

(comment) @comment.line
((comment) @comment.block (#match? @comment.block "^/\\*"))
