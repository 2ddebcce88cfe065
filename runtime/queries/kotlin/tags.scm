(package_header (qualified_identifier) @name) @definition.module
(class_declaration "class" name: (identifier) @name) @definition.class
(class_declaration "interface" name: (identifier) @name) @definition.interface
(object_declaration name: (identifier) @name) @definition.class
(type_alias type: (identifier) @name) @definition.type
(function_declaration name: (identifier) @name) @definition.function
