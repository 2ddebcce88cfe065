package keymap

// The tables below are constants in spirit, like the default maps.

type widgetKey struct {
	key    packed
	action Action
}

var restActions = [numWidgets]Action{
	PickerWidget:     PickerQuery,
	PromptWidget:     PromptInsert,
	MenuWidget:       MenuPass,
	CompletionWidget: CompletionAcceptThenKey,
	PopupWidget:      PopupPass,
}

var widgetKeys = [numWidgets][]widgetKey{
	PickerWidget: {
		{kTab, PickerNext}, {kDown, PickerNext}, {ctrl | 'n', PickerNext},
		{shft | kTab, PickerPrevious}, {kUp, PickerPrevious}, {ctrl | 'p', PickerPrevious},
		{kPageDown, PickerPageDown}, {ctrl | 'd', PickerPageDown},
		{kPageUp, PickerPageUp}, {ctrl | 'u', PickerPageUp},
		{kHome, PickerFirst},
		{kEnd, PickerLast},
		{kEnter, PickerAccept},
		{alt | kEnter, PickerAcceptKeepOpen},
		{ctrl | 's', PickerHorizontalSplit},
		{ctrl | 'v', PickerVerticalSplit},
		{ctrl | 't', PickerTogglePreview},
		{kEsc, PickerClose}, {ctrl | 'c', PickerClose},
	},
	PromptWidget: {
		{kEsc, PromptAbort}, {ctrl | 'c', PromptAbort},
		{kEnter, PromptAccept},
		{alt | 'b', PromptWordLeft}, {ctrl | kLeft, PromptWordLeft},
		{alt | 'f', PromptWordRight}, {ctrl | kRight, PromptWordRight},
		{ctrl | 'b', PromptLeft}, {kLeft, PromptLeft},
		{ctrl | 'f', PromptRight}, {kRight, PromptRight},
		{ctrl | 'e', PromptEnd}, {kEnd, PromptEnd},
		{ctrl | 'a', PromptStart}, {kHome, PromptStart},
		{ctrl | 'w', PromptDeleteWordBack}, {alt | kBackspace, PromptDeleteWordBack}, {ctrl | kBackspace, PromptDeleteWordBack},
		{alt | 'd', PromptDeleteWordForward}, {alt | kDelete, PromptDeleteWordForward}, {ctrl | kDelete, PromptDeleteWordForward},
		{ctrl | 'k', PromptKillToEnd},
		{ctrl | 'u', PromptKillToStart},
		{ctrl | 'h', PromptDeleteBack}, {kBackspace, PromptDeleteBack}, {shft | kBackspace, PromptDeleteBack},
		{ctrl | 'd', PromptDeleteForward}, {kDelete, PromptDeleteForward},
		{ctrl | 's', PromptInsertWord},
		{ctrl | 'p', PromptHistoryPrevious}, {kUp, PromptHistoryPrevious},
		{ctrl | 'n', PromptHistoryNext}, {kDown, PromptHistoryNext},
		{kTab, PromptCompleteNext},
		{shft | kTab, PromptCompletePrevious},
		{ctrl | 'q', PromptLeaveCompletion},
		{ctrl | 'r', PromptInsertRegister},
	},
	MenuWidget: {
		{kEsc, MenuAbort}, {ctrl | 'c', MenuAbort},
		{shft | kTab, MenuPrevious}, {kUp, MenuPrevious}, {ctrl | 'p', MenuPrevious},
		{kTab, MenuNext}, {kDown, MenuNext}, {ctrl | 'n', MenuNext},
		{kPageUp, MenuHalfPageUp}, {ctrl | 'u', MenuHalfPageUp},
		{kPageDown, MenuHalfPageDown}, {ctrl | 'd', MenuHalfPageDown},
		{kEnter, MenuAccept},
	},
	CompletionWidget: {
		{kTab, MenuNext}, {kDown, MenuNext}, {ctrl | 'n', MenuNext},
		{shft | kTab, MenuPrevious}, {kUp, MenuPrevious}, {ctrl | 'p', MenuPrevious},
		{kPageUp, MenuHalfPageUp}, {ctrl | 'u', MenuHalfPageUp},
		{kPageDown, MenuHalfPageDown}, {ctrl | 'd', MenuHalfPageDown},
		{kEnter, MenuAccept},
		{ctrl | 'c', MenuAbort},
		{kEsc, CompletionLeave},
	},
	PopupWidget: {
		{kEsc, PopupClose}, {ctrl | 'c', PopupClose},
		{kPageDown, PopupHalfPageDown}, {ctrl | 'd', PopupHalfPageDown},
		{kPageUp, PopupHalfPageUp}, {ctrl | 'u', PopupHalfPageUp},
		{alt | 'p', PopupPreviousSource},
		{alt | 'n', PopupNextSource},
	},
}
