(function_declaration name: (identifier) @name) @definition.function
(variable_declaration . "pub"? . "const" . (identifier) @name [(struct_declaration) (opaque_declaration)]) @definition.struct
(variable_declaration . "pub"? . "const" . (identifier) @name (union_declaration)) @definition.struct
(variable_declaration . "pub"? . "const" . (identifier) @name [(enum_declaration) (error_set_declaration)]) @definition.enum
(test_declaration (string) @name) @definition.function
