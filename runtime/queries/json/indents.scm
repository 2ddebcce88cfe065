[(object) (array)] @indent
["]" "}"] @outdent
