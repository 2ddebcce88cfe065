(from_instruction as: (image_alias) @name) @definition.module
(from_instruction (image_spec) @name .) @definition.module
