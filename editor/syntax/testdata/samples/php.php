<ul>
<?php foreach ($list as $item): ?>
  <li class="<?= $item->name ?>"><?php echo "x $item"; ?></li>
<?php endforeach; ?>
</ul>
<p>end</p>
