; Names that nothing below says more about
(identifier) @variable
(field_identifier) @variable.other.member
(shorthand_field_identifier) @variable.other.member
(type_identifier) @type
(primitive_type) @type.builtin
(metavariable) @variable.parameter
(fragment_specifier) @type

; Operators and marks
["!" "!=" "%" "%=" "&" "&&" "&=" "*" "*=" "+" "+=" "-" "-=" "->" ".." "..." "..=" "/" "/=" "<<" "<<=" "<" "<=" "="
 "==" "=>" ">" ">=" ">>" ">>=" "?" "@" "^" "^=" "|" "|=" "||"] @operator
["::" "." "," ";" ":"] @punctuation.delimiter
["(" ")" "[" "]" "{" "}"] @punctuation.bracket
(type_arguments ["<" ">"] @punctuation.bracket)
(type_parameters ["<" ">"] @punctuation.bracket)
(bracketed_type ["<" ">"] @punctuation.bracket)
(for_lifetimes ["<" ">"] @punctuation.bracket)
(closure_parameters "|" @punctuation.bracket)
(token_repetition_pattern ["$" "?" "*" "+"] @punctuation.special)
(token_repetition ["$" "?" "*" "+"] @punctuation.special)

; Keywords
(self) @variable.builtin
[(super) (crate)] @keyword
(extern_crate_declaration (crate) @keyword.control.import)
"fn" @keyword.function
["use" "mod" "extern"] @keyword.control.import
["if" "else" "match"] @keyword.control.conditional
["for" "while" "loop" "in" "break" "continue"] @keyword.control.repeat
["return" "yield"] @keyword.control.return
["await" "async" "try" "gen"] @keyword.control
["struct" "enum" "union" "type" "trait" "impl" "let"] @keyword.storage.type
["pub" "static" "const" "ref" "move" "dyn" "unsafe" "default" "raw" (mutable_specifier)] @keyword.storage.modifier
["as" "where"] @keyword.operator
(impl_item "for" @keyword)
(for_lifetimes "for" @keyword)

; How a name is written tells what it is: Item, MAX.
((identifier) @type (#match? @type "^[A-Z]"))
((identifier) @constant (#match? @constant "^[A-Z][A-Z\\d_]+$"))
((identifier) @comment.unused (#match? @comment.unused "^_([a-z]|$)"))
"_" @comment.unused

; Paths
([
  (scoped_identifier path: [(identifier) @namespace (scoped_identifier name: (identifier) @namespace)])
  (scoped_type_identifier path: [(identifier) @namespace (scoped_identifier name: (identifier) @namespace)])
  (scoped_use_list path: [(identifier) @namespace (scoped_identifier name: (identifier) @namespace)])
  (use_wildcard [(identifier) @namespace (scoped_identifier name: (identifier) @namespace)])
  (use_declaration argument: (identifier) @namespace)
  (use_list (identifier) @namespace)
  (use_as_clause alias: (identifier) @namespace)
  (extern_crate_declaration (identifier) @namespace)
  (mod_item name: (identifier) @namespace)
] (#match? @namespace "^[a-z]"))
(use_list (self) @namespace)
(scoped_identifier
  path: [(identifier) @type (scoped_identifier name: (identifier) @type)]
  name: (identifier) @type.enum.variant
  (#match? @type "^[A-Z]")
  (#match? @type.enum.variant "^[A-Z]\\w*[a-z]"))

; Types and what they hold
(struct_expression name: [(type_identifier) @constructor (scoped_type_identifier name: (type_identifier) @constructor)])
(struct_pattern type: [(type_identifier) @constructor (scoped_type_identifier name: (type_identifier) @constructor)])
(tuple_struct_pattern type: [(identifier) @constructor (scoped_identifier name: (identifier) @constructor)])
(enum_variant name: (identifier) @type.enum.variant)
(type_parameter name: (type_identifier) @type.parameter)
(const_parameter name: (identifier) @constant)
(const_item name: (identifier) @constant)
(static_item name: (identifier) @constant)
((type_identifier) @type.builtin (#eq? @type.builtin "Self"))
(lifetime ["'" (identifier)] @label)
(label ["'" (identifier)] @label)

; Functions
(function_item name: (_) @function)
(function_signature_item name: (_) @function)
(call_expression function: [
  (identifier) @function
  (scoped_identifier name: (identifier) @function)
  (field_expression field: (field_identifier) @function.method)
])
(generic_function function: [
  (identifier) @function
  (scoped_identifier name: (identifier) @function)
  (field_expression field: (field_identifier) @function.method)
])
(call_expression
  function: [(identifier) @constructor (scoped_identifier name: (identifier) @constructor)]
  (#match? @constructor "^[A-Z]"))
((identifier) @type.enum.variant (#any-of? @type.enum.variant "Some" "None" "Ok" "Err"))
(parameter pattern: (identifier) @variable.parameter)
(closure_parameters (identifier) @variable.parameter)

; Macros
(macro_invocation
  macro: [(identifier) @function.macro (scoped_identifier name: (identifier) @function.macro)]
  "!" @function.macro)
(macro_definition "macro_rules!" @function.macro name: (identifier) @function.macro)

; Attributes
(attribute_item "#" @attribute)
(inner_attribute_item ["#" "!"] @attribute)
(attribute [(identifier) @attribute (scoped_identifier name: (identifier) @attribute)])
(attribute arguments: (token_tree (identifier) @attribute) (#not-match? @attribute "^[A-Z]"))

; Literals
(integer_literal) @constant.numeric.integer
(float_literal) @constant.numeric.float
(boolean_literal) @constant.builtin.boolean
(char_literal) @constant.character
[(string_literal) (raw_string_literal)] @string
(escape_sequence) @constant.character.escape

; Comments
(line_comment) @comment.line
(block_comment) @comment.block
(shebang) @comment.line
(line_comment (doc_comment)) @comment.line.documentation
(block_comment (doc_comment)) @comment.block.documentation
(inner_doc_comment_marker "!" @comment.line.documentation)
(outer_doc_comment_marker "/" @comment.line.documentation)
