[(array) (inline_table) (table) (table_array_element)] @rainbow.scope
["[" "]" "[[" "]]" "{" "}"] @rainbow.bracket
