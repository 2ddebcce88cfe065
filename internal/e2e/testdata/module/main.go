package main

import (
	"fmt"

	"example.com/shapes/area"
)

func main() {
	sum := area.Total(area.Square{Side: 2})
	fmt.Println("they cover", sum)
}
