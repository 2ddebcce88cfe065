; The order of these patterns is what the tests are about.
(identifier) @variable
; inherits: _base
(function_item name: (identifier) @function)
(parameter pattern: (identifier) @variable.parameter)
((identifier) @constant (#match? @constant "^[A-Z][A-Z0-9_]*$"))
((identifier) @_erased (#eq? @_erased "erased"))
((identifier) @constant.builtin (#any-of? @constant.builtin "None" "NAN"))
(string_literal) @string
(escape_sequence) @constant.character.escape
["fn" "let" "struct"] @keyword
((identifier) @function.builtin (#eq? @function.builtin "print") (#is-not? local))
