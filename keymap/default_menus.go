package keymap

var gotoMenu = Node{title: "Goto", entries: []entry{
	{key: 'g', name: "goto_file_start"},
	{key: '|', name: "goto_column"},
	{key: 'e', name: "goto_last_line"},
	{key: 'f', name: "goto_file"},
	{key: 'h', name: "goto_line_start"},
	{key: 'l', name: "goto_line_end"},
	{key: 's', name: "goto_first_nonwhitespace"},
	{key: 'd', name: "goto_definition"},
	{key: 'D', name: "goto_declaration"},
	{key: 'y', name: "goto_type_definition"},
	{key: 'r', name: "goto_reference"},
	{key: 'i', name: "goto_implementation"},
	{key: 't', name: "goto_window_top"},
	{key: 'c', name: "goto_window_center"},
	{key: 'b', name: "goto_window_bottom"},
	{key: 'a', name: "goto_last_accessed_file"},
	{key: 'm', name: "goto_last_modified_file"},
	{key: 'n', name: "goto_next_buffer"},
	{key: 'p', name: "goto_previous_buffer"},
	{key: 'k', name: "move_line_up"},
	{key: 'j', name: "move_line_down"},
	{key: '.', name: "goto_last_modification"},
	{key: 'w', name: "goto_word"},
}}

var matchMenu = Node{title: "Match", entries: []entry{
	{key: 'm', name: "match_brackets"},
	{key: 's', name: "surround_add"},
	{key: 'r', name: "surround_replace"},
	{key: 'd', name: "surround_delete"},
	{key: 'a', name: "select_textobject_around"},
	{key: 'i', name: "select_textobject_inner"},
}}

var leftBracketMenu = Node{title: "Left bracket", entries: []entry{
	{key: 'd', name: "goto_prev_diag"},
	{key: 'D', name: "goto_first_diag"},
	{key: 'g', name: "goto_prev_change"},
	{key: 'G', name: "goto_first_change"},
	{key: 'f', name: "goto_prev_function"},
	{key: 't', name: "goto_prev_class"},
	{key: 'a', name: "goto_prev_parameter"},
	{key: 'c', name: "goto_prev_comment"},
	{key: 'e', name: "goto_prev_entry"},
	{key: 'T', name: "goto_prev_test"},
	{key: 'p', name: "goto_prev_paragraph"},
	{key: 'x', name: "goto_prev_xml_element"},
	{key: ' ', name: "add_newline_above"},
}}

var rightBracketMenu = Node{title: "Right bracket", entries: []entry{
	{key: 'd', name: "goto_next_diag"},
	{key: 'D', name: "goto_last_diag"},
	{key: 'g', name: "goto_next_change"},
	{key: 'G', name: "goto_last_change"},
	{key: 'f', name: "goto_next_function"},
	{key: 't', name: "goto_next_class"},
	{key: 'a', name: "goto_next_parameter"},
	{key: 'c', name: "goto_next_comment"},
	{key: 'e', name: "goto_next_entry"},
	{key: 'T', name: "goto_next_test"},
	{key: 'p', name: "goto_next_paragraph"},
	{key: 'x', name: "goto_next_xml_element"},
	{key: ' ', name: "add_newline_below"},
}}

var windowMenu = Node{title: "Window", entries: []entry{
	{key: ctrl | 'w', name: "rotate_view"}, {key: 'w', name: "rotate_view"},
	{key: ctrl | 's', name: "hsplit"}, {key: 's', name: "hsplit"},
	{key: ctrl | 'v', name: "vsplit"}, {key: 'v', name: "vsplit"},
	{key: ctrl | 't', name: "transpose_view"}, {key: 't', name: "transpose_view"},
	{key: 'f', name: "goto_file_hsplit"},
	{key: 'F', name: "goto_file_vsplit"},
	{key: ctrl | 'q', name: "wclose"}, {key: 'q', name: "wclose"},
	{key: ctrl | 'o', name: "wonly"}, {key: 'o', name: "wonly"},
	{key: ctrl | 'h', name: "jump_view_left"}, {key: 'h', name: "jump_view_left"}, {key: kLeft, name: "jump_view_left"},
	{key: ctrl | 'j', name: "jump_view_down"}, {key: 'j', name: "jump_view_down"}, {key: kDown, name: "jump_view_down"},
	{key: ctrl | 'k', name: "jump_view_up"}, {key: 'k', name: "jump_view_up"}, {key: kUp, name: "jump_view_up"},
	{key: ctrl | 'l', name: "jump_view_right"}, {key: 'l', name: "jump_view_right"}, {key: kRight, name: "jump_view_right"},
	{key: 'L', name: "swap_view_right"},
	{key: 'K', name: "swap_view_up"},
	{key: 'H', name: "swap_view_left"},
	{key: 'J', name: "swap_view_down"},
	{key: 'n', menu: &newSplitMenu},
}}

// spaceWindowMenu is windowMenu but for the order of the last rows.
var spaceWindowMenu = Node{title: "Window", entries: []entry{
	{key: ctrl | 'w', name: "rotate_view"}, {key: 'w', name: "rotate_view"},
	{key: ctrl | 's', name: "hsplit"}, {key: 's', name: "hsplit"},
	{key: ctrl | 'v', name: "vsplit"}, {key: 'v', name: "vsplit"},
	{key: ctrl | 't', name: "transpose_view"}, {key: 't', name: "transpose_view"},
	{key: 'f', name: "goto_file_hsplit"},
	{key: 'F', name: "goto_file_vsplit"},
	{key: ctrl | 'q', name: "wclose"}, {key: 'q', name: "wclose"},
	{key: ctrl | 'o', name: "wonly"}, {key: 'o', name: "wonly"},
	{key: ctrl | 'h', name: "jump_view_left"}, {key: 'h', name: "jump_view_left"}, {key: kLeft, name: "jump_view_left"},
	{key: ctrl | 'j', name: "jump_view_down"}, {key: 'j', name: "jump_view_down"}, {key: kDown, name: "jump_view_down"},
	{key: ctrl | 'k', name: "jump_view_up"}, {key: 'k', name: "jump_view_up"}, {key: kUp, name: "jump_view_up"},
	{key: ctrl | 'l', name: "jump_view_right"}, {key: 'l', name: "jump_view_right"}, {key: kRight, name: "jump_view_right"},
	{key: 'H', name: "swap_view_left"},
	{key: 'J', name: "swap_view_down"},
	{key: 'K', name: "swap_view_up"},
	{key: 'L', name: "swap_view_right"},
	{key: 'n', menu: &newSplitMenu},
}}

var newSplitMenu = Node{title: "New split scratch buffer", entries: []entry{
	{key: ctrl | 's', name: "hsplit_new"}, {key: 's', name: "hsplit_new"},
	{key: ctrl | 'v', name: "vsplit_new"}, {key: 'v', name: "vsplit_new"},
}}

var spaceMenu = Node{title: "Space", entries: []entry{
	{key: 'f', name: "file_picker"},
	{key: 'F', name: "file_picker_in_current_directory"},
	{key: 'e', name: "file_explorer"},
	{key: '.', name: "file_explorer_in_current_buffer_directory"},
	{key: 'b', name: "buffer_picker"},
	{key: 'j', name: "jumplist_picker"},
	{key: 's', name: "lsp_or_syntax_symbol_picker"},
	{key: 'S', name: "lsp_or_syntax_workspace_symbol_picker"},
	{key: 'd', name: "diagnostics_picker"},
	{key: 'D', name: "workspace_diagnostics_picker"},
	{key: 'g', name: "changed_file_picker"},
	{key: 'a', name: "code_action"},
	{key: '\'', name: "last_picker"},
	{key: 'G', menu: &debugMenu},
	{key: 'w', menu: &spaceWindowMenu},
	{key: 'y', name: "yank_to_clipboard"},
	{key: 'Y', name: "yank_main_selection_to_clipboard"},
	{key: 'p', name: "paste_clipboard_after"},
	{key: 'P', name: "paste_clipboard_before"},
	{key: 'R', name: "replace_selections_with_clipboard"},
	{key: '/', name: "global_search"},
	{key: 'k', name: "hover"},
	{key: 'r', name: "rename_symbol"},
	{key: 'h', name: "select_references_to_symbol_under_cursor"},
	{key: 'c', name: "toggle_comments"},
	{key: 'C', name: "toggle_block_comments"},
	{key: alt | 'c', name: "toggle_line_comments"},
	{key: '?', name: "command_palette"},
}}

var debugMenu = Node{title: "Debug (experimental)", sticky: true, entries: []entry{
	{key: 'l', name: "dap_launch"},
	{key: 'r', name: "dap_restart"},
	{key: 'b', name: "dap_toggle_breakpoint"},
	{key: 'c', name: "dap_continue"},
	{key: 'h', name: "dap_pause"},
	{key: 'i', name: "dap_step_in"},
	{key: 'o', name: "dap_step_out"},
	{key: 'n', name: "dap_next"},
	{key: 'v', name: "dap_variables"},
	{key: 't', name: "dap_terminate"},
	{key: ctrl | 'c', name: "dap_edit_condition"},
	{key: ctrl | 'l', name: "dap_edit_log"},
	{key: 's', menu: &debugSwitchMenu},
	{key: 'e', name: "dap_enable_exceptions"},
	{key: 'E', name: "dap_disable_exceptions"},
}}

var debugSwitchMenu = Node{title: "Switch", entries: []entry{
	{key: 't', name: "dap_switch_thread"},
	{key: 'f', name: "dap_switch_stack_frame"},
}}

// The view submenu exists twice, for one command (z) and for many (Z).
var (
	viewMenu       = Node{title: "View", entries: viewEntries}
	stickyViewMenu = Node{title: "View", sticky: true, entries: viewEntries}
)

var viewEntries = []entry{
	{key: 'z', name: "align_view_center"}, {key: 'c', name: "align_view_center"},
	{key: 't', name: "align_view_top"},
	{key: 'b', name: "align_view_bottom"},
	{key: 'm', name: "align_view_middle"},
	{key: 'k', name: "scroll_up"}, {key: kUp, name: "scroll_up"},
	{key: 'j', name: "scroll_down"}, {key: kDown, name: "scroll_down"},
	{key: ctrl | 'b', name: "page_up"}, {key: kPageUp, name: "page_up"},
	{key: ctrl | 'f', name: "page_down"}, {key: kPageDown, name: "page_down"},
	{key: ctrl | 'u', name: "page_cursor_half_up"}, {key: kBackspace, name: "page_cursor_half_up"},
	{key: ctrl | 'd', name: "page_cursor_half_down"}, {key: ' ', name: "page_cursor_half_down"},
	{key: '/', name: "search"},
	{key: '?', name: "rsearch"},
	{key: 'n', name: "search_next"},
	{key: 'N', name: "search_prev"},
}
