package keymap

import "iter"

// Action names what a key does in a picker, prompt, menu or popup. Unlike
// commands, actions cannot be bound by the user.
type Action string

const (
	PickerNext            Action = "picker_next"
	PickerPrevious        Action = "picker_previous"
	PickerPageDown        Action = "picker_page_down"
	PickerPageUp          Action = "picker_page_up"
	PickerFirst           Action = "picker_first"
	PickerLast            Action = "picker_last"
	PickerAccept          Action = "picker_accept"
	PickerAcceptKeepOpen  Action = "picker_accept_keep_open"
	PickerHorizontalSplit Action = "picker_accept_horizontal_split"
	PickerVerticalSplit   Action = "picker_accept_vertical_split"
	PickerTogglePreview   Action = "picker_toggle_preview"
	PickerClose           Action = "picker_close"
	PickerQuery           Action = "picker_query"

	PromptAbort             Action = "prompt_abort"
	PromptAccept            Action = "prompt_accept"
	PromptWordLeft          Action = "prompt_word_left"
	PromptWordRight         Action = "prompt_word_right"
	PromptLeft              Action = "prompt_left"
	PromptRight             Action = "prompt_right"
	PromptEnd               Action = "prompt_end"
	PromptStart             Action = "prompt_start"
	PromptDeleteWordBack    Action = "prompt_delete_word_back"
	PromptDeleteWordForward Action = "prompt_delete_word_forward"
	PromptKillToEnd         Action = "prompt_kill_to_end"
	PromptKillToStart       Action = "prompt_kill_to_start"
	PromptDeleteBack        Action = "prompt_delete_back"
	PromptDeleteForward     Action = "prompt_delete_forward"
	PromptInsertWord        Action = "prompt_insert_word"
	PromptHistoryPrevious   Action = "prompt_history_previous"
	PromptHistoryNext       Action = "prompt_history_next"
	PromptCompleteNext      Action = "prompt_complete_next"
	PromptCompletePrevious  Action = "prompt_complete_previous"
	PromptLeaveCompletion   Action = "prompt_leave_completion"
	PromptInsertRegister    Action = "prompt_insert_register"
	PromptInsert            Action = "prompt_insert"

	MenuAbort        Action = "menu_abort"
	MenuPrevious     Action = "menu_previous"
	MenuNext         Action = "menu_next"
	MenuHalfPageUp   Action = "menu_half_page_up"
	MenuHalfPageDown Action = "menu_half_page_down"
	MenuAccept       Action = "menu_accept"
	MenuPass         Action = "menu_pass"

	CompletionLeave         Action = "completion_leave"
	CompletionAcceptThenKey Action = "completion_accept_then_key"

	PopupClose          Action = "popup_close"
	PopupHalfPageDown   Action = "popup_half_page_down"
	PopupHalfPageUp     Action = "popup_half_page_up"
	PopupPreviousSource Action = "popup_previous_source"
	PopupNextSource     Action = "popup_next_source"
	PopupPass           Action = "popup_pass"
)

// Doc describes a in a few words, for help texts.
func (a Action) Doc() string {
	for _, d := range actionDocs {
		if d.action == a {
			return d.doc
		}
	}
	return ""
}

var actionDocs = [...]struct {
	action Action
	doc    string
}{
	{PickerNext, "Next entry, from the last to the first"},
	{PickerPrevious, "Previous entry, from the first to the last"},
	{PickerPageDown, "Page down"},
	{PickerPageUp, "Page up"},
	{PickerFirst, "First entry"},
	{PickerLast, "Last entry"},
	{PickerAccept, "Open the entry"},
	{PickerAcceptKeepOpen, "Open the entry, keep the picker"},
	{PickerHorizontalSplit, "Open the entry in a split below"},
	{PickerVerticalSplit, "Open the entry in a split at the right"},
	{PickerTogglePreview, "Preview on/off"},
	{PickerClose, "Close the picker"},
	{PickerQuery, "Edit the query as in a prompt"},

	{PromptAbort, "Cancel"},
	{PromptAccept, "Run the line"},
	{PromptWordLeft, "Word left"},
	{PromptWordRight, "Word right"},
	{PromptLeft, "Left one"},
	{PromptRight, "Right one"},
	{PromptEnd, "End of the line"},
	{PromptStart, "Start of the line"},
	{PromptDeleteWordBack, "Delete word back"},
	{PromptDeleteWordForward, "Delete word forward"},
	{PromptKillToEnd, "Delete to the end"},
	{PromptKillToStart, "Delete to the start"},
	{PromptDeleteBack, "Delete back"},
	{PromptDeleteForward, "Delete forward"},
	{PromptInsertWord, "Insert the word under the cursor"},
	{PromptHistoryPrevious, "Older line"},
	{PromptHistoryNext, "Newer line"},
	{PromptCompleteNext, "Next completion"},
	{PromptCompletePrevious, "Previous completion"},
	{PromptLeaveCompletion, "Keep the line, drop the completion"},
	{PromptInsertRegister, "Insert a register"},
	{PromptInsert, "Insert the character"},

	{MenuAbort, "Close without choosing"},
	{MenuPrevious, "Previous entry, from the first to the last"},
	{MenuNext, "Next entry, from the last to the first"},
	{MenuHalfPageUp, "Half a page up"},
	{MenuHalfPageDown, "Half a page down"},
	{MenuAccept, "Choose the entry"},
	{MenuPass, "Close, then act as usual"},

	{CompletionLeave, "Keep the entry, leave insert mode"},
	{CompletionAcceptThenKey, "Keep the entry, then act as usual"},

	{PopupClose, "Close the popup"},
	{PopupHalfPageDown, "Half a page down"},
	{PopupHalfPageUp, "Half a page up"},
	{PopupPreviousSource, "Previous source or overload"},
	{PopupNextSource, "Next source or overload"},
	{PopupPass, "Close, then act as usual"},
}

// Widget is a part of the screen that takes keys before the maps do.
type Widget uint8

const (
	PickerWidget Widget = iota
	PromptWidget
	MenuWidget // code actions and other lists to choose from
	CompletionWidget
	PopupWidget

	numWidgets
)

var widgetNames = [numWidgets]string{"picker", "prompt", "menu", "completion", "popup"}

// String returns the widget's name.
func (w Widget) String() string { return widgetNames[w] }

// Action returns what k does in w. A key without an action of its own has that
// of Rest.
func (w Widget) Action(k Key) Action {
	packed := k.pack()
	for _, b := range widgetKeys[w] {
		if b.key == packed {
			return b.action
		}
	}
	return restActions[w]
}

// Keys yields the keys of w with their actions; keys of one action follow each
// other.
func (w Widget) Keys() iter.Seq2[Key, Action] {
	return func(yield func(Key, Action) bool) {
		for _, b := range widgetKeys[w] {
			if !yield(b.key.key(), b.action) {
				return
			}
		}
	}
}

// Rest returns the action of all keys that have none of their own:
// PickerQuery and PromptInsert (which concerns characters only), MenuPass,
// CompletionAcceptThenKey, PopupPass.
func (w Widget) Rest() Action { return restActions[w] }

// Rows lists the keys of w like those of a submenu.
func (w Widget) Rows() []Row {
	var rows []Row
	var last Action
	for k, a := range w.Keys() {
		if a == last {
			rows[len(rows)-1].Keys += ", " + k.String()
		} else {
			rows = append(rows, Row{Keys: k.String(), Label: a.Doc()})
		}
		last = a
	}
	return rows
}
