(module_binding name: (module_name) @name) @definition.module
(module_type_definition name: (module_type_name) @name) @definition.interface
(type_binding name: (type_constructor) @name) @definition.type
(exception_definition (constructor_declaration (constructor_name) @name)) @definition.type
(class_binding name: (class_name) @name) @definition.class
(let_binding pattern: (value_name) @name (parameter)) @definition.function
(external (value_name) @name) @definition.function
(method_definition name: (method_name) @name) @definition.function
