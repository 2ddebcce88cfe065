package ui

// WidePicker is the screen width (cells) from which a picker leaves room around
// itself.
const WidePicker = 200

// PickerBox is the rectangle of a picker on a screen, in cells: all but the two
// bottom rows, on very wide screens nine tenths, in the middle.
func PickerBox(width, height int) (x, y, w, h int) {
	w, h = width, max(height-2, 0)
	if width >= WidePicker {
		w, h = width*9/10, height*9/10
		x, y = (width-w)/2, (height-h)/2
	}
	return x, y, w, h
}

// PickerRows is how many items a picker without headings shows at once: its
// border, the query and the line below it take four rows.
func PickerRows(width, height int) int {
	_, _, _, h := PickerBox(width, height)
	return max(h-4, 1)
}
