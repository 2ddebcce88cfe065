(config_file (body (block (string_lit)+ @name . (block_start)) @definition.struct))
(config_file (body (block . (identifier) @name . (block_start)) @definition.struct))
