; Names that nothing below says more about
[(value_name) (value_pattern)] @variable
(type_constructor) @type
[(module_name) (module_type_name)] @namespace
[(constructor_name) (tag)] @constructor
[(field_name) (instance_variable_name)] @variable.other.member
[(class_name) (class_type_name)] @type
(method_name) @function.method
(label_name) @variable.parameter
(type_variable) @type.parameter
((value_pattern) @comment.unused (#match? @comment.unused "^_"))
"_" @comment.unused

; Functions
(let_binding pattern: (value_name) @function (parameter))
(let_binding pattern: (value_name) @function body: [(fun_expression) (function_expression)])
(value_specification (value_name) @function)
(external (value_name) @function)
(application_expression function: (value_path (value_name) @function))
((infix_expression operator: (rel_operator) @operator right: (value_path (value_name) @function)) (#eq? @operator "|>"))
(parameter pattern: (value_pattern) @variable.parameter)
((value_name) @function.builtin
  (#any-of? @function.builtin
    "failwith" "ignore" "invalid_arg" "not" "print_endline" "print_string" "ref" "fst" "snd" "compare" "max" "min"))
((value_name) @keyword.control.exception (#any-of? @keyword.control.exception "raise" "raise_notrace"))
((method_invocation . (value_path (value_name) @variable.builtin)) (#eq? @variable.builtin "self"))
(object_expression "(" (value_pattern) @variable.builtin)

; Types
((type_constructor) @type.builtin
  (#any-of? @type.builtin
    "array" "bool" "bytes" "char" "exn" "float" "format" "format4" "format6" "in_channel" "int" "int32" "int64" "list"
    "lazy_t" "nativeint" "option" "out_channel" "ref" "result" "string" "unit"))
(constructor_declaration (constructor_name) @type.enum.variant)
[(tag)] @type.enum.variant

; Keywords
["open" "include" "module" "functor"] @keyword.control.import
["if" "then" "else" "match" "when"] @keyword.control.conditional
(match_expression "with" @keyword.control.conditional)
["for" "to" "downto" "while" "do" "done"] @keyword.control.repeat
["try" "exception" "assert"] @keyword.control.exception
(try_expression "with" @keyword.control.exception)
["fun" "function" "external"] @keyword.function
["let" "and" "type" "val" "class" "method" "object" "struct" "sig" "constraint" "inherit" "initializer"] @keyword.storage.type
["rec" "mutable" "private" "virtual" "nonrec" "lazy"] @keyword.storage.modifier
["in" "of" "as" "begin" "end" "with"] @keyword
["new"] @keyword.operator
(match_expression "with" @keyword.control.conditional)
(try_expression "with" @keyword.control.exception)
[(let_operator) (let_and_operator) (match_operator)] @keyword.storage.type

; Literals
[(number) (signed_number)] @constant.numeric
(boolean _ @constant.builtin.boolean)
(unit _ @constant.builtin)
(character) @constant.character
[(string) (quoted_string)] @string
(escape_sequence) @constant.character.escape
[(conversion_specification) (pretty_printing_indication)] @string.special

; Operators and marks
[
  (prefix_operator) (sign_operator) (hash_operator) (pow_operator) (mult_operator) (add_operator) (concat_operator)
  (rel_operator) (and_operator) (or_operator) (assign_operator) (indexing_operator)
] @operator
["=" "|" "->" "<-" ":=" ":>" "::" "*" "~" "?" "!" "+" "-" "#" ">" "<"] @operator
["," "." ";" ";;" ":" ".."] @punctuation.delimiter
["(" ")" "[" "]" "{" "}" "[|" "|]" "[<" "[>" "{<" ">}"] @punctuation.bracket

; Attributes and extensions
[(attribute) (item_attribute) (floating_attribute)] @attribute
["[@" "[@@" "[@@@" "[%" "[%%" "{%" "{%%"] @attribute
(attribute_id) @attribute
(attribute "]" @attribute)
(directive) @keyword.directive

[(comment) (shebang) (line_number_directive)] @comment.block
((comment) @comment.block.documentation (#match? @comment.block.documentation "^\\(\\*\\*"))
