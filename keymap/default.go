package keymap

// Default returns the built-in maps. Those of normal and insert mode are laid
// out in the binary; that of select mode is put together from the normal one,
// in five allocations.
func Default() *Set {
	return &Set{roots: [numModes]*Node{
		ModeNormal: &normalMap,
		ModeSelect: selectMap(),
		ModeInsert: &insertMap,
	}}
}

// The variables in this and the next files are never written to: they would be
// constants if Go had such tables. Their entries are in the order of the popup.

var normalMap = Node{title: "Normal mode", entries: []entry{
	// Moving.
	{key: 'h', name: "move_char_left"}, {key: kLeft, name: "move_char_left"},
	{key: 'j', name: "move_visual_line_down"}, {key: kDown, name: "move_visual_line_down"},
	{key: 'k', name: "move_visual_line_up"}, {key: kUp, name: "move_visual_line_up"},
	{key: 'l', name: "move_char_right"}, {key: kRight, name: "move_char_right"},

	// Finding characters, replacing them.
	{key: 't', name: "find_till_char"},
	{key: 'f', name: "find_next_char"},
	{key: 'T', name: "till_prev_char"},
	{key: 'F', name: "find_prev_char"},
	{key: 'r', name: "replace"},
	{key: 'R', name: "replace_with_yanked"},
	{key: alt | '.', name: "repeat_last_motion"},
	{key: '~', name: "switch_case"},
	{key: '`', name: "switch_to_lowercase"},
	{key: alt | '`', name: "switch_to_uppercase"},

	// Line ends and words.
	{key: kHome, name: "goto_line_start"},
	{key: kEnd, name: "goto_line_end"},
	{key: 'w', name: "move_next_word_start"},
	{key: 'b', name: "move_prev_word_start"},
	{key: 'e', name: "move_next_word_end"},
	{key: 'W', name: "move_next_long_word_start"},
	{key: 'B', name: "move_prev_long_word_start"},
	{key: 'E', name: "move_next_long_word_end"},
	{key: 'v', name: "select_mode"},
	{key: 'G', name: "goto_line"},
	{key: 'g', menu: &gotoMenu},

	// Entering other modes.
	{key: ':', name: "command_mode"},
	{key: 'i', name: "insert_mode"},
	{key: 'I', name: "insert_at_line_start"},
	{key: 'a', name: "append_mode"},
	{key: 'A', name: "insert_at_line_end"},
	{key: 'o', name: "open_below"},
	{key: 'O', name: "open_above"},

	// Deleting and changing.
	{key: 'd', name: "delete_selection"},
	{key: alt | 'd', name: "delete_selection_noyank"},
	{key: 'c', name: "change_selection"},
	{key: alt | 'c', name: "change_selection_noyank"},

	// Selections.
	{key: 'C', name: "copy_selection_on_next_line"},
	{key: alt | 'C', name: "copy_selection_on_prev_line"},
	{key: 's', name: "select_regex"},
	{key: alt | 's', name: "split_selection_on_newline"},
	{key: alt | '-', name: "merge_selections"},
	{key: alt | '_', name: "merge_consecutive_selections"},
	{key: 'S', name: "split_selection"},
	{key: ';', name: "collapse_selection"},
	{key: alt | ';', name: "flip_selections"},

	// The syntax tree.
	{key: alt | 'o', name: "expand_selection"}, {key: alt | kUp, name: "expand_selection"},
	{key: alt | 'i', name: "shrink_selection"}, {key: alt | kDown, name: "shrink_selection"},
	{key: alt | 'I', name: "select_all_children"}, {key: alt | shft | kDown, name: "select_all_children"},
	{key: alt | 'p', name: "select_prev_sibling"}, {key: alt | kLeft, name: "select_prev_sibling"},
	{key: alt | 'n', name: "select_next_sibling"}, {key: alt | kRight, name: "select_next_sibling"},
	{key: alt | 'e', name: "move_parent_node_end"},
	{key: alt | 'b', name: "move_parent_node_start"},
	{key: alt | 'a', name: "select_all_siblings"},

	// Whole lines, whole text.
	{key: '%', name: "select_all"},
	{key: 'x', name: "extend_line_below"},
	{key: 'X', name: "extend_to_line_bounds"},
	{key: alt | 'x', name: "shrink_to_line_bounds"},

	// Submenus for pairs, and for what lies before and behind.
	{key: 'm', menu: &matchMenu},
	{key: '[', menu: &leftBracketMenu},
	{key: ']', menu: &rightBracketMenu},

	// Searching.
	{key: '/', name: "search"},
	{key: '?', name: "rsearch"},
	{key: 'n', name: "search_next"},
	{key: 'N', name: "search_prev"},
	{key: '*', name: "search_selection_detect_word_boundaries"},
	{key: alt | '*', name: "search_selection"},

	// History, copying, macros.
	{key: 'u', name: "undo"},
	{key: 'U', name: "redo"},
	{key: alt | 'u', name: "earlier"},
	{key: alt | 'U', name: "later"},
	{key: 'y', name: "yank"},
	{key: 'p', name: "paste_after"},
	{key: 'P', name: "paste_before"},
	{key: 'Q', name: "record_macro"},
	{key: 'q', name: "replay_macro"},

	// Lines.
	{key: '>', name: "indent"},
	{key: '<', name: "unindent"},
	{key: '=', name: "format_selections"},
	{key: 'J', name: "join_selections"},
	{key: alt | 'J', name: "join_selections_space"},

	// Sets of selections.
	{key: 'K', name: "keep_selections"},
	{key: alt | 'K', name: "remove_selections"},
	{key: ',', name: "keep_primary_selection"},
	{key: alt | ',', name: "remove_primary_selection"},
	{key: '&', name: "align_selections"},
	{key: '_', name: "trim_selections"},
	{key: '(', name: "rotate_selections_backward"},
	{key: ')', name: "rotate_selections_forward"},
	{key: alt | '(', name: "rotate_selection_contents_backward"},
	{key: alt | ')', name: "rotate_selection_contents_forward"},
	{key: alt | ':', name: "ensure_selections_forward"},
	{key: kEsc, name: "normal_mode"},

	// Paging and windows.
	{key: ctrl | 'b', name: "page_up"}, {key: kPageUp, name: "page_up"},
	{key: ctrl | 'f', name: "page_down"}, {key: kPageDown, name: "page_down"},
	{key: ctrl | 'u', name: "page_cursor_half_up"},
	{key: ctrl | 'd', name: "page_cursor_half_down"},
	{key: ctrl | 'w', menu: &windowMenu},

	// Comments and jumps.
	{key: ctrl | 'c', name: "toggle_comments"},
	{key: ctrl | 'i', name: "jump_forward"}, {key: kTab, name: "jump_forward"},
	{key: ctrl | 'o', name: "jump_backward"},
	{key: ctrl | 's', name: "save_selection"},
	{key: ' ', menu: &spaceMenu},

	// Views.
	{key: 'z', menu: &viewMenu},
	{key: 'Z', menu: &stickyViewMenu},

	// Registers, shell, numbers.
	{key: '"', name: "select_register"},
	{key: '|', name: "shell_pipe"},
	{key: alt | '|', name: "shell_pipe_to"},
	{key: '!', name: "shell_insert_output"},
	{key: alt | '!', name: "shell_append_output"},
	{key: '$', name: "shell_keep_pipe"},
	{key: ctrl | 'z', name: "suspend"},
	{key: ctrl | 'a', name: "increment"},
	{key: ctrl | 'x', name: "decrement"},
}}
