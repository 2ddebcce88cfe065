(module_declaration name: (_) @name) @definition.module
(type_declaration name: (_) @name) @definition.enum
(type_alias_declaration name: (_) @name) @definition.type
(file (value_declaration (function_declaration_left . (lower_case_identifier) @name)) @definition.function)
(port_annotation name: (_) @name) @definition.function
