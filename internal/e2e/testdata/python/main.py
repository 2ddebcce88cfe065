from shapes import square_area

total = square_area(2.0)
print("it covers", total)
