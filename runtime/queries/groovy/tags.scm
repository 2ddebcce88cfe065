(class_definition name: (identifier) @name) @definition.class
(function_definition function: (identifier) @name) @definition.function
