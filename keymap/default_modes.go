package keymap

import "slices"

var insertMap = Node{title: "Insert mode", entries: []entry{
	{key: kEsc, name: "normal_mode"},
	{key: ctrl | 's', name: "commit_undo_checkpoint"},
	{key: ctrl | 'x', name: "completion"},
	{key: ctrl | 'r', name: "insert_register"},
	{key: ctrl | 'w', name: "delete_word_backward"}, {key: alt | kBackspace, name: "delete_word_backward"},
	{key: alt | 'd', name: "delete_word_forward"}, {key: alt | kDelete, name: "delete_word_forward"},
	{key: ctrl | 'u', name: "kill_to_line_start"},
	{key: ctrl | 'k', name: "kill_to_line_end"},
	{key: ctrl | 'h', name: "delete_char_backward"}, {key: kBackspace, name: "delete_char_backward"}, {key: shft | kBackspace, name: "delete_char_backward"},
	{key: ctrl | 'd', name: "delete_char_forward"}, {key: kDelete, name: "delete_char_forward"},
	{key: ctrl | 'j', name: "insert_newline"}, {key: kEnter, name: "insert_newline"},
	{key: kTab, name: "smart_tab"},
	{key: shft | kTab, name: "insert_tab"},
	{key: kUp, name: "move_visual_line_up"},
	{key: kDown, name: "move_visual_line_down"},
	{key: kLeft, name: "move_char_left"},
	{key: kRight, name: "move_char_right"},
	{key: kPageUp, name: "page_up"},
	{key: kPageDown, name: "page_down"},
	{key: kHome, name: "goto_line_start"},
	{key: kEnd, name: "goto_line_end_newline"},
}}

// selectMap returns the map of select mode: the normal one with the motions
// replaced by those that extend.
func selectMap() *Node {
	gotoNode := replaced(&gotoMenu, extendingGoto[:])
	root := replaced(&normalMap, extending[:])
	root.title = "Select mode"
	root.find(Char('g').pack()).menu = gotoNode
	return root
}

// replaced returns a copy of n in which the keys of with, all of which n binds,
// have the entries of with.
func replaced(n *Node, with []entry) *Node {
	copied := &Node{title: n.title, sticky: n.sticky, entries: slices.Clone(n.entries)}
	for _, e := range with {
		*copied.find(e.key) = e
	}
	return copied
}

var extending = [...]entry{
	{key: 'h', name: "extend_char_left"}, {key: kLeft, name: "extend_char_left"},
	{key: 'j', name: "extend_visual_line_down"}, {key: kDown, name: "extend_visual_line_down"},
	{key: 'k', name: "extend_visual_line_up"}, {key: kUp, name: "extend_visual_line_up"},
	{key: 'l', name: "extend_char_right"}, {key: kRight, name: "extend_char_right"},
	{key: 't', name: "extend_till_char"},
	{key: 'f', name: "extend_next_char"},
	{key: 'T', name: "extend_till_prev_char"},
	{key: 'F', name: "extend_prev_char"},
	{key: kHome, name: "extend_to_line_start"},
	{key: kEnd, name: "extend_to_line_end"},
	{key: 'w', name: "extend_next_word_start"},
	{key: 'b', name: "extend_prev_word_start"},
	{key: 'e', name: "extend_next_word_end"},
	{key: 'W', name: "extend_next_long_word_start"},
	{key: 'B', name: "extend_prev_long_word_start"},
	{key: 'E', name: "extend_next_long_word_end"},
	{key: 'v', name: "normal_mode"},
	{key: alt | 'e', name: "extend_parent_node_end"},
	{key: alt | 'b', name: "extend_parent_node_start"},
	{key: 'n', name: "extend_search_next"},
	{key: 'N', name: "extend_search_prev"},
	{key: kEsc, name: "exit_select_mode"},
}

var extendingGoto = [...]entry{
	{key: 'g', name: "extend_to_file_start"},
	{key: '|', name: "extend_to_column"},
	{key: 'e', name: "extend_to_last_line"},
	{key: 'k', name: "extend_line_up"},
	{key: 'j', name: "extend_line_down"},
	{key: 'w', name: "extend_to_word"},
}
