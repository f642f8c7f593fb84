interface RoleChecklistProps {
  roles: readonly { id: number; label: string }[];
  chosen: readonly number[];
  label: string;
  onChange(chosen: number[]): void;
}

/** Any number of roles. */
export function RoleChecklist({ roles, chosen, label, onChange }: RoleChecklistProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: it stands within the fieldset of its rule
    <div className="layout-roles" role="group" aria-label={label}>
      {roles.map((role) => (
        <label key={role.id} className="layout-check">
          <input
            type="checkbox"
            className="check"
            checked={chosen.includes(role.id)}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, role.id] : chosen.filter((one) => one !== role.id))
            }
          />
          {role.label}
        </label>
      ))}
    </div>
  );
}
