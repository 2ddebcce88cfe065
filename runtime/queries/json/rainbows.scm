[(object) (array)] @rainbow.scope
["[" "]" "{" "}"] @rainbow.bracket
