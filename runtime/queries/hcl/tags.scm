(config_file (body (block (string_lit)* @name (block_start)) @definition.struct))
