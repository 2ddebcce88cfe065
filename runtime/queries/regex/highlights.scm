(term) @string.regexp

; Marks
["(" ")" "(?" "(?:" "(?<" "(?P<" "(?P=" ">" "<"] @punctuation.bracket
["[" "]" "[:" ":]"] @punctuation.bracket
["{" "}"] @punctuation.bracket
["," ":"] @punctuation.delimiter
["|" "*" "+" "?" "-" "^" "!" "="] @operator
(lazy) @operator
[(any_character) (start_assertion) (end_assertion)] @constant.builtin
(start_assertion _ @constant.builtin)
[(boundary_assertion) (non_boundary_assertion)] @constant.builtin
(lookaround_assertion ["(?" "(?<" "=" "!"] @keyword.operator)

; Names and counts
(group_name) @label
(flags) @attribute
(decimal_digits) @constant.numeric.integer
[(unicode_property_name) (unicode_property_value) (posix_class_name)] @type

; Characters
(class_character) @constant.character
(character_class "^" @operator)
[(control_escape) (control_letter_escape) (identity_escape) (unicode_character_escape)] @constant.character.escape
(character_class_escape) @type.builtin
[(decimal_escape) (backreference_escape)] @label
(backreference_escape "\\k" @label)
