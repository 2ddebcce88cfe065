(package_clause (package_identifier) @name) @definition.module
(function_declaration name: (_) @name) @definition.function
(method_declaration name: (_) @name) @definition.function
(type_spec name: (_) @name type: (struct_type)) @definition.struct
(type_spec name: (_) @name type: (interface_type)) @definition.interface
(type_spec name: (_) @name type: [
  (type_identifier) (qualified_type) (generic_type) (array_type) (slice_type) (map_type) (channel_type) (function_type) (pointer_type)
]) @definition.type
(type_alias name: (_) @name) @definition.type
(source_file (const_declaration (const_spec name: (_) @name) @definition.constant))
