(function_item name: (identifier) @name) @definition.function
(struct_item name: (type_identifier) @name) @definition.struct
(mod_item) @definition.module
(call_expression function: (identifier) @name) @reference.call
